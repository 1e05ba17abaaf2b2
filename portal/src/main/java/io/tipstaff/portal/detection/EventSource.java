package io.tipstaff.portal.detection;

import java.time.Instant;
import java.util.UUID;

/// Where events come from by syslog: a network of senders that belongs to an agency.
///
/// @param sender network in CIDR notation; of several that hold a sender the narrowest wins
public record EventSource(
        long id, UUID agency, String name, String sender, String addedBy, Instant addedAt) {}
