package com.wrenchtime.identity;

import static org.springframework.http.HttpStatus.CONFLICT;

import com.wrenchtime.web.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's answers to what cannot be done. */
@Configuration(proxyBeanMethods = false)
class IdentityProblems {

    /** A shop that nobody owns could not be helped by anybody in it. */
    static final ProblemType LAST_OWNER = new ProblemType("last-owner", CONFLICT, "A shop keeps an owner");

    static final ProblemType ALREADY_MEMBER =
            new ProblemType("already-a-member", CONFLICT, "This person works for the shop already");

    @Bean
    static ProblemType alreadyMemberType() {
        return ALREADY_MEMBER;
    }

    @Bean
    static ProblemType lastOwnerType() {
        return LAST_OWNER;
    }
}
