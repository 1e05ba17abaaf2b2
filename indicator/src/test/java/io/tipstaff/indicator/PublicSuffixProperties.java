package io.tipstaff.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InternetDomainName;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// [Names#isPublicSuffix] asks the list directly and must say what the library's own class for
/// names says.
class PublicSuffixProperties {

    private static final String[] LABELS = {
        "com",
        "co",
        "uk",
        "io",
        "github",
        "ck",
        "www",
        "kawasaki",
        "city",
        "jp",
        "amazonaws",
        "compute",
        "compute-1",
        "s3",
        "blogspot",
        "de",
        "bd",
        "er",
        "_x",
        "-x",
        "x-",
        "a_b",
        "x",
        "example",
        "xn--p1ai",
        "com-",
        "eu",
        "platform",
        "sh",
        "org",
        "1",
        "fastly",
        "edgecompute"
    };

    @Test
    void agreesWithTheLibrary() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        int suffixes = 0;
        for (int i = 0; i < 200_000; i++) {
            String name = name(random);
            if (!Names.isCanonical(name)) {
                continue;
            }

            boolean suffix = Names.isPublicSuffix(name);

            assertThat(suffix)
                    .as("%s, seed %d", name, seed)
                    .isEqualTo(
                            InternetDomainName.isValid(name)
                                    && InternetDomainName.from(name).isPublicSuffix());
            suffixes += suffix ? 1 : 0;
        }
        assertThat(suffixes).isPositive();
    }

    private static String name(Random random) {
        var name = new StringBuilder(LABELS[random.nextInt(LABELS.length)]);
        for (int labels = 1 + random.nextInt(6); labels > 0; labels--) {
            name.append('.').append(LABELS[random.nextInt(LABELS.length)]);
        }
        return name.toString();
    }
}
