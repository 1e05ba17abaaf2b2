package io.tipstaff.portal;

import io.tipstaff.portal.database.Database;
import io.tipstaff.portal.home.Home;
import io.tipstaff.portal.shell.StartNotice;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A portal that is up, with its home folder and its database.
public final class RunningTipstaff implements AutoCloseable {

    private static final Executor OWN_THREAD =
            work -> Thread.ofPlatform().name("database-start").start(work);

    private final Home home;
    private final Options options;
    private final ConfigurableApplicationContext context;
    private final List<String> notices;

    private RunningTipstaff(
            Home home,
            Options options,
            ConfigurableApplicationContext context,
            List<String> notices) {
        this.home = home;
        this.options = options;
        this.context = context;
        this.notices = notices;
    }

    /// Starts a portal and returns when it answers. The database starts while the application is
    /// being put together, which waits for it where it needs it first.
    ///
    /// @throws io.tipstaff.portal.home.HomeInUseException if another process holds the home folder
    /// @throws IOException if the home folder or the database cannot be used
    public static RunningTipstaff start(Options options) throws IOException {
        Home home = Home.open(options.home());
        CompletableFuture<Database> database =
                CompletableFuture.supplyAsync(() -> open(home, options), OWN_THREAD);
        try {
            ConfigurableApplicationContext context = application(home, options, database).run();
            List<String> notices =
                    context.getBeanProvider(StartNotice.class)
                            .orderedStream()
                            .flatMap(notice -> notice.lines().stream())
                            .toList();
            return new RunningTipstaff(home, options, context, notices);
        } catch (RuntimeException failed) {
            Throwable cause = closed(database);
            home.close();
            if (cause instanceof IOException ofDatabase) {
                throw ofDatabase;
            }
            throw failed;
        }
    }

    /// Closes the database if it is up, and returns what kept it from that if it is not.
    private static @Nullable Throwable closed(CompletableFuture<Database> database) {
        try {
            database.join().close();
            return null;
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            return cause instanceof UncheckedIOException io ? io.getCause() : cause;
        }
    }

    private static Database open(Home home, Options options) {
        try {
            return Database.open(home, options.database());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static SpringApplication application(
            Home home, Options options, CompletableFuture<Database> database) {
        SpringApplication application = new SpringApplication(Tipstaff.class);
        application.setDefaultProperties(
                Map.of(
                        "server.address", options.address(),
                        "server.port", options.port(),
                        "tipstaff.demo", options.demo(),
                        "tipstaff.syslog.address", options.syslogAddress(),
                        "tipstaff.syslog.port", options.syslogPort(),
                        "tipstaff.proxy", options.proxy(),
                        "tipstaff.feed-folders",
                                String.join(
                                        ",",
                                        options.feedFolders().stream()
                                                .map(Object::toString)
                                                .toList()),
                        "logging.file.name",
                                home.privateFolder("logs").resolve("tipstaff.json").toString()));
        application.addInitializers(
                context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.getBeanFactory().registerSingleton("home", home);
                    beans.registerBean(Database.class, database::join);
                });
        return application;
    }

    /// Returns the address of the first page.
    public URI address() {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        String host =
                options.address().contains(":") ? "[" + options.address() + "]" : options.address();
        return URI.create("http://" + host + ":" + port);
    }

    /// Returns a part of the application, for tests and tools.
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// Returns what the modules had to say at this start: the first one tells how to sign in.
    public List<String> notices() {
        return notices;
    }

    /// Says where it is, how to sign in and how to stop it.
    public void announce(PrintStream out) {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        out.printf(Locale.ROOT, "%nTipstaff is ready at %s  (%.1f s)%n", address(), seconds);
        notices.forEach(out::println);
        out.println("Everything is kept in " + home.folder());
        out.println("Stop it with Ctrl-C");
        out.flush();
    }

    /// Asks the portal for its first page and its health.
    ///
    /// @throws IOException if it does not answer as it should
    void check() throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of("/health/readiness", "/sign-in", "/assets/app.css")) {
            try {
                int status =
                        client.send(
                                        HttpRequest.newBuilder(address().resolve(path)).build(),
                                        BodyHandlers.discarding())
                                .statusCode();
                if (status != 200) {
                    throw new IOException("unexpected status of " + path + ": " + status);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while checking", interrupted);
            }
        }
    }

    /// Stops the portal, then its database, and lets go of the home folder.
    @Override
    public void close() {
        context.close();
        home.close();
    }
}
