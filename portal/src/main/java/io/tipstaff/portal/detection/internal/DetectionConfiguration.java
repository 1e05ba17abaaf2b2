package io.tipstaff.portal.detection.internal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Turns on the clock that keeps streams alive and the demo going.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DetectionConfiguration {}
