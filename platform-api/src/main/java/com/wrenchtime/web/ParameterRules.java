package com.wrenchtime.web;

import java.beans.PropertyEditorSupport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.validation.Validator;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
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

    private static final List<Reader<?>> READERS = readers();

    private final ProblemAnswers answers;

    ParameterRules(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        READERS.stream().filter(it -> !it.type().isPrimitive()).forEach(it -> it.register(registry));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ClientAddressArgument());
        resolvers.add(new QueryRecords());
    }

    /** After the modules' own exception handlers the edge has the last word, and nothing goes on to an error page. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.removeIf(it -> !(it instanceof ExceptionHandlerExceptionResolver));
        resolvers.add(answers);
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

    private static List<Reader<?>> readers() {
        return List.of(
                new Reader<>(String.class, "plain-text", ParameterRules::bearable),
                new Reader<>(UUID.class, "format", Requested::uuid),
                new Reader<>(LocalDate.class, "format", it -> LocalDate.parse(matching(DATE, it))),
                new Reader<>(Double.class, "type", it -> Double.valueOf(matching(DECIMAL, it))),
                new Reader<>(double.class, "type", it -> Double.valueOf(matching(DECIMAL, it))),
                new Reader<>(Integer.class, "type", it -> Integer.valueOf(matching(WHOLE, it))),
                new Reader<>(int.class, "type", it -> Integer.valueOf(matching(WHOLE, it))),
                new Reader<>(Long.class, "type", it -> Long.valueOf(matching(WHOLE, it))),
                new Reader<>(long.class, "type", it -> Long.valueOf(matching(WHOLE, it))));
    }

    private static String bearable(String text) {
        if (!Characters.areBearable(text)) {
            throw new IllegalArgumentException("Control characters");
        }
        return text;
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("Not of the form");
        }
        return text;
    }

    /** Reads text as a value, or says what it must be. */
    private record Reader<T>(Class<T> type, String code, Function<String, T> form) implements Converter<String, T> {

        @Override
        public T convert(String text) {
            try {
                return form.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new RefusedText(code, Expected.of(type));
            }
        }

        void register(FormatterRegistry registry) {
            registry.addConverter(String.class, type, this);
        }

        void register(PropertyEditorRegistry editors) {
            editors.registerCustomEditor(type, new PropertyEditorSupport() {
                @Override
                public void setAsText(String text) {
                    setValue(convert(text));
                }
            });
        }
    }

    /**
     * As editors too: Spring asks its own, lenient ones when a converter refuses a value. Not in an advice for controllers,
     * which Spring would look at anew for each parameter of each request.
     */
    @Configuration(proxyBeanMethods = false)
    static class Editors {

        @Bean
        ConfigurableWebBindingInitializer strictBinding(
                @Qualifier("mvcConversionService") ConversionService conversion,
                @Qualifier("mvcValidator") Validator validator) {
            var binding = new ConfigurableWebBindingInitializer();
            binding.setConversionService(conversion);
            binding.setValidator(validator);
            binding.setPropertyEditorRegistrar(editors -> READERS.forEach(it -> it.register(editors)));
            return binding;
        }
    }
}
