package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.agency.internal.RefusedException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/// Texts of this module where a template does not say them itself.
@Component
final class Said {

    private final MessageSource messages;

    Said(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key) {
        return messages.getMessage(key, new Object[0], LocaleContextHolder.getLocale());
    }

    /// Puts a refusal beside the field that it is about.
    void beside(BindingResult binding, RefusedException refused) {
        if (refused.field().isEmpty()) {
            binding.reject(refused.messageKey(), text(refused.messageKey()));
        } else {
            binding.rejectValue(refused.field(), refused.messageKey(), text(refused.messageKey()));
        }
    }
}
