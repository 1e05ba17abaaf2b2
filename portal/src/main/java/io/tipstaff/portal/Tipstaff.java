package io.tipstaff.portal;

import io.tipstaff.portal.home.HomeInUseException;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The program: takes hold of its home folder, starts its database and serves the portal.
///
/// Exit status: 0 stopped, 2 wrong use, 3 the home folder is in use, 1 anything else.
@SpringBootApplication(proxyBeanMethods = false)
public class Tipstaff {

    private static final Logger LOG = LoggerFactory.getLogger(Tipstaff.class);

    /// Starts with the options of the command line and returns when everything is up.
    public static void main(String[] arguments) {
        try {
            Options options = Options.parse(List.of(arguments));
            if (options == null) {
                System.out.print(Options.usage());
                return;
            }
            RunningTipstaff running = RunningTipstaff.start(options);
            if (options.check()) {
                running.check();
                running.close();
            } else {
                running.announce(System.out);
            }
        } catch (IllegalArgumentException wrong) {
            fail(2, wrong.getMessage() + "\n" + Options.usage());
        } catch (HomeInUseException inUse) {
            fail(3, inUse.getMessage() + "\nstop that one, or set TIPSTAFF_HOME to another folder");
        } catch (IOException failed) {
            LOG.info("could not start", failed);
            fail(1, "Tipstaff could not start: " + failed.getMessage());
        } catch (RuntimeException failed) {
            LOG.info("could not start", failed);
            fail(1, "Tipstaff could not start: " + rootOf(failed) + "\nits log says more");
        }
    }

    private static String rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static void fail(int status, String message) {
        System.err.println(message);
        System.exit(status);
    }
}
