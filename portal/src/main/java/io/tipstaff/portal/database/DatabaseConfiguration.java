package io.tipstaff.portal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/// The pool of connections that the whole application shares, over a database that is up to date.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int MAX_CONNECTIONS = 20;

    /// Closed by Spring at shutdown, before the database that it depends on.
    @Bean(defaultCandidate = false)
    HikariDataSource pool(Database database, Environment settings)
            throws SQLException, IOException {
        List<String> modules =
                Binder.get(settings)
                        .bind("tipstaff.migrations", Bindable.listOf(String.class))
                        .get();
        Migrations.run(database.owner(), modules);
        HikariConfig config = new HikariConfig();
        config.setPoolName("tipstaff");
        config.setJdbcUrl(database.application().url());
        config.setUsername(database.application().user());
        config.setPassword(database.application().password());
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.addDataSourceProperty("ApplicationName", "tipstaff");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    @Bean
    @Primary
    DataSource dataSource(@Qualifier("pool") HikariDataSource pool) {
        return new ScopedDataSource(pool);
    }
}
