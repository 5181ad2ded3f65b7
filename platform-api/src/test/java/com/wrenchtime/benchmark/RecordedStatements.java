package com.wrenchtime.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Listens to what a request says to its shop's database, so that the very same can be said without an application. */
final class RecordedStatements implements BeanPostProcessor {

    private final Queue<Recorded> executed = new ConcurrentLinkedQueue<>();
    private volatile boolean listening;

    /** The statements that something causes, in their order, without those that begin and end a transaction. */
    Script during(Action action) throws Exception {
        executed.clear();
        listening = true;
        try {
            action.run();
        } finally {
            listening = false;
        }
        return new Script(List.copyOf(executed));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!name.equals("dataSource")) {
            return bean;
        }
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            var result = call.proceed();
            return listening && result instanceof Connection connection ? recorded(connection) : result;
        });
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    private Connection recorded(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            var result = invoke(method, connection, arguments);
            return result instanceof PreparedStatement statement ? recorded(statement, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement recorded(PreparedStatement statement, String sql) {
        var bound = new ArrayList<Bound>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                bound.add(new Bound(method, Arrays.asList(arguments.clone())));
            } else if (method.getName().startsWith("execute")) {
                executed.add(new Recorded(sql, List.copyOf(bound)));
            }
            return invoke(method, statement, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handler.handle(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object[] arguments)
            throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that makes the application speak to the database. */
    interface Action {
        void run() throws Exception;
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private record Bound(Method setter, List<@Nullable Object> arguments) {

        /** The arguments with another value in place of the bound one, which comes after its position. */
        @Nullable
        Object[] with(UnaryOperator<@Nullable Object> substitute) {
            return IntStream.range(0, arguments.size())
                    .mapToObj(it -> it == 1 ? substitute.apply(arguments.get(it)) : arguments.get(it))
                    .toArray();
        }
    }

    private record Recorded(String sql, List<Bound> bound) {}

    /** Statements in the order in which they are executed. */
    record Script(List<Recorded> statements) {

        int size() {
            return statements.size();
        }

        /** Executes all in one transaction as the role, reading each result to its end. */
        void run(Connection connection, String role, boolean readOnly, UnaryOperator<@Nullable Object> substitute)
                throws SQLException {
            if (readOnly) {
                connection.setReadOnly(true);
            }
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute("SET LOCAL ROLE " + role);
            }
            for (var statement : statements) {
                try (var prepared = connection.prepareStatement(statement.sql())) {
                    for (var bound : statement.bound()) {
                        invoke(bound.setter(), prepared, bound.with(substitute));
                    }
                    readToTheEnd(prepared);
                }
            }
            connection.commit();
        }

        private static void readToTheEnd(PreparedStatement prepared) throws SQLException {
            if (prepared.execute()) {
                try (var rows = prepared.getResultSet()) {
                    var more = rows.next();
                    while (more) {
                        more = rows.next();
                    }
                }
            }
        }
    }
}
