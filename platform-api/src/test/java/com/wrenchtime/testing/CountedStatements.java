package com.wrenchtime.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Listens to the statements that the application sends on the connections of its shops to answer requests. What tasks do
 * meanwhile, such as sending what was queued before, is nobody's answer.
 */
@TestComponent
public class CountedStatements implements BeanPostProcessor {

    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

    /** The statements that were sent meanwhile. */
    public List<String> during(Runnable work) {
        sent.clear();
        work.run();
        return List.copyOf(sent);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AbstractRoutingDataSource routing) {
            routing.setTargetDataSources(routing.getResolvedDataSources().entrySet().stream()
                    .collect(
                            Collectors.toMap(Map.Entry::getKey, it -> listening(DataSource.class, it.getValue(), ""))));
            routing.initialize();
        }
        return bean;
    }

    private <T> T listening(Class<T> type, Object target, String prepared) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var text = arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
                            ? sql
                            : prepared;
                    if (method.getName().startsWith("execute")
                            && Thread.currentThread().getName().startsWith("tomcat-handler")) {
                        sent.add(text);
                    }
                    try {
                        return wrapped(method.invoke(target, arguments), text);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private @Nullable Object wrapped(@Nullable Object answer, String text) {
        return switch (answer) {
            case Connection it -> listening(Connection.class, it, "");
            case PreparedStatement it -> listening(PreparedStatement.class, it, text);
            case Statement it -> listening(Statement.class, it, "");
            case null, default -> answer;
        };
    }
}
