package io.tipstaff.portal.shell;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/// Where pages find their styles and scripts: all from the class path, with the content's hash in
/// the name, so that browsers may keep them for a year.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(
                        "classpath:/assets/",
                        WEBJARS + "tabler__core/1.4.0/dist/css/",
                        WEBJARS + "htmx.org/2.0.10/dist/",
                        WEBJARS + "cytoscape/3.33.1/dist/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    @Bean
    org.springframework.web.servlet.resource.ResourceUrlEncodingFilter resourceUrls() {
        return new org.springframework.web.servlet.resource.ResourceUrlEncodingFilter();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
