package com.wrenchtime.web;

import java.beans.PropertyEditorSupport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/**
 * Reads parameters as strictly as {@link JsonRules} reads bodies. Spring's own converters also take {@code 0x10} for a
 * number, {@code NaN} for a latitude and {@code 1-1-1-1-1} for a UUID.
 */
@Component
class ParameterRules implements WebMvcConfigurer {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,30})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final ProblemAnswers answers;

    ParameterRules(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, ParameterRules::uuid);
        registry.addConverter(String.class, LocalDate.class, ParameterRules::date);
        registry.addConverter(String.class, Double.class, it -> matching(DECIMAL, it, Double.class, Double::valueOf));
        registry.addConverter(String.class, Integer.class, it -> matching(WHOLE, it, Integer.class, Integer::valueOf));
        registry.addConverter(String.class, Long.class, it -> matching(WHOLE, it, Long.class, Long::valueOf));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ClientAddressArgument());
    }

    /** After the modules' own exception handlers the edge has the last word, and nothing goes on to an error page. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.removeIf(it -> !(it instanceof ExceptionHandlerExceptionResolver));
        resolvers.add(answers);
    }

    private static UUID uuid(String text) {
        if (!JsonRules.Uuids.isWellFormed(text)) {
            throw new RefusedText("format", Expected.of(UUID.class));
        }
        return UUID.fromString(text);
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new RefusedText("format", Expected.of(LocalDate.class));
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedText("format", Expected.of(LocalDate.class));
        }
    }

    private static <T> T matching(Pattern form, String text, Class<T> type, Converter<String, T> reader) {
        if (!form.matcher(text).matches()) {
            throw new RefusedText("type", Expected.of(type));
        }
        try {
            return java.util.Objects.requireNonNull(reader.convert(text));
        } catch (NumberFormatException e) {
            throw new RefusedText("type", Expected.of(type));
        }
    }

    private static final class ClientAddressArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ClientAddress.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var servlet = request.getNativeRequest(jakarta.servlet.http.HttpServletRequest.class);
            return servlet == null ? null : ClientAddress.of(servlet);
        }
    }

    /** Refuses text that no form can send, in parameters, paths and headers. */
    @ControllerAdvice
    static class TextParameters {

        @InitBinder
        void refuseControlCharacters(WebDataBinder binder) {
            binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
                @Override
                public void setAsText(String text) {
                    if (!Characters.areBearable(text)) {
                        throw new RefusedText("plain-text", Expected.of(String.class));
                    }
                    setValue(text);
                }
            });
        }
    }
}
