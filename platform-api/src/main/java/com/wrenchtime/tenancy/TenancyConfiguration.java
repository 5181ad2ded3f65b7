package com.wrenchtime.tenancy;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
@EnableTransactionManagement
class TenancyConfiguration {

    @Bean
    Databases dataSource(DatabaseSettings settings, ObjectProvider<MeterRegistry> metrics) {
        return new Databases(settings, metrics.getIfAvailable());
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new TenantTransactions(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    /** Connections that act as the platform, which sees the registry, people and tasks, and no shop. */
    @Bean
    PlatformDataSource platformDataSource(DatabaseSettings settings) {
        return new PlatformDataSource(settings.main(), settings.platformPoolSize(), "platform");
    }
}
