package com.wrenchtime.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApiSettings.class, LimitSettings.class, TokenSettings.class})
class WebConfiguration {}
