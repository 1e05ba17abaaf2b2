package io.tipstaff.portal.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts of all modules: each file in `messages/` that is not a translation of another.
@Configuration(proxyBeanMethods = false)
class Messages {

    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        Resource[] files =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*.properties");
        source.setBasenames(
                Arrays.stream(files)
                        .map(file -> String.valueOf(file.getFilename()))
                        .filter(name -> !name.contains("_"))
                        .map(name -> "messages/" + name.replace(".properties", ""))
                        .sorted()
                        .toArray(String[]::new));
        return source;
    }
}
