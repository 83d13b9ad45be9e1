package io.enidetach.config;

import java.nio.file.Path;

/** The policy file, and which generation of the API will be asked, since the first knows no tags. */
public record PolicySettings(Path file, CloudSettings.Api api) {}
