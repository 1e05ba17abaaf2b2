package io.tipstaff.command.evidence;

/// What a file of evidence says of itself; only a signature tells whether it is true.
public sealed interface Contents permits Manifest, PackManifest {}
