package io.enidetach.cloud.tencent.wire;

import io.enidetach.secret.Secret;
import java.util.Optional;

/** The cloud's key pair, and the token that temporary ones come with. */
public record Credentials(Secret id, Secret key, Optional<Secret> token) {}
