package com.wrenchtime.identity;

import com.wrenchtime.tenancy.PlatformDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Refuses to start on a database with people of the demonstration where there is none. A database that does not answer, or
 * has no people yet, does not hinder the start; nobody signs in as them later either.
 */
@Component
@ConditionalOnBooleanProperty(name = "wrenchtime.demo.enabled", havingValue = false, matchIfMissing = true)
class NoDemoPeople implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(NoDemoPeople.class);

    private final PlatformDataSource platform;

    NoDemoPeople(PlatformDataSource platform) {
        this.platform = platform;
    }

    @Override
    public void afterPropertiesSet() {
        try {
            var found = platform.jdbc()
                    .sql("SELECT EXISTS (SELECT FROM person WHERE demonstration)")
                    .query(Boolean.class)
                    .single();
            if (found) {
                throw new FailureAnalyzedException(
                        "This database contains people of the demonstration, whose passwords everybody knows.",
                        "Use another database, remove them (DELETE FROM platform.person WHERE demonstration), or set"
                                + " wrenchtime.demo.enabled (environment WRENCHTIME_DEMO_ENABLED) to true if it is one"
                                + " to play with.");
            }
        } catch (DataAccessException e) {
            log.debug("Could not look for people of the demonstration", e);
        }
    }
}
