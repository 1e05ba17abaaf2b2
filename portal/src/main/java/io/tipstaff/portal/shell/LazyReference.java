package io.tipstaff.portal.shell;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/// Leaves the makers of the OpenAPI document alone until somebody asks for it: the start does not
/// wait for them.
@Component
final class LazyReference implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            String maker =
                    definition.getFactoryBeanName() == null
                            ? definition.getBeanClassName()
                            : definition.getFactoryBeanName();
            if (maker != null && maker.startsWith("org.springdoc")) {
                definition.setLazyInit(true);
            }
        }
    }
}
