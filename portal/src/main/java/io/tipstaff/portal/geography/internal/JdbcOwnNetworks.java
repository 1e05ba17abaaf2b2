package io.tipstaff.portal.geography.internal;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.OwnNetwork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Own networks in PostgreSQL.
@Repository
class JdbcOwnNetworks {

    private final JdbcClient database;

    JdbcOwnNetworks(JdbcClient database) {
        this.database = database;
    }

    long generation() {
        return database.sql("select number from geography.generation").query(Long.class).single();
    }

    void changed() {
        database.sql("update geography.generation set number = number + 1").update();
    }

    List<OwnNetwork> all() {
        return database.sql("select * from geography.own_network order by network")
                .query((row, _) -> read(row))
                .list();
    }

    long count() {
        return database.sql("select count(*) from geography.own_network")
                .query(Long.class)
                .single();
    }

    void put(
            IpNetwork network,
            Country country,
            @Nullable AutonomousSystem system,
            String note,
            String by) {
        database.sql(
                        """
                        insert into geography.own_network (network, country, as_number, as_name, note, added_by)
                        values (:network::cidr, :country, :number, :name, :note, :by)
                        on conflict (network) do update
                        set country = excluded.country, as_number = excluded.as_number, as_name = excluded.as_name,
                            note = excluded.note, added_by = excluded.added_by, added_at = now()
                        """)
                .param("network", network.canonical())
                .param("country", country.code())
                .param("number", system == null ? null : system.number())
                .param("name", system == null ? null : system.name())
                .param("note", note)
                .param("by", by)
                .update();
    }

    boolean remove(IpNetwork network) {
        return database.sql("delete from geography.own_network where network = :network::cidr")
                        .param("network", network.canonical())
                        .update()
                == 1;
    }

    private static OwnNetwork read(ResultSet row) throws SQLException {
        long number = row.getLong("as_number");
        String name = row.getString("as_name");
        return new OwnNetwork(
                network(row.getString("network")),
                new Country(row.getString("country")),
                number == 0 ? null : new AutonomousSystem(number, name == null ? "" : name),
                row.getString("note"),
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant());
    }

    /// Reads a network, or an address as the network of just that address.
    ///
    /// @throws IllegalArgumentException if the text is neither
    static IpNetwork network(String text) {
        return switch (IndicatorParser.parse(text.strip())) {
            case Parsed(IpNetwork network) -> network;
            case Parsed(IpAddress address) -> new IpNetwork(address, address.bits());
            default -> throw new IllegalArgumentException("not a network: " + text);
        };
    }
}
