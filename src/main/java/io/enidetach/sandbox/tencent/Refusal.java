package io.enidetach.sandbox.tencent;

/**
 * Why the cloud says no: v2's number and {@code codeDesc}, v3's code. Which number goes with which word of the action
 * pages is not documented; those pairs are the reference's derived ones.
 */
enum Refusal {
    MISSING_PARAMETER(4000, "MissingParameter", "MissingParameter"),
    BAD_PARAMETER(4000, "InvalidParameter", "InvalidParameter"),
    BAD_VALUE(4000, "InvalidParameterValue", "InvalidParameterValue"),
    MALFORMED_ID(4000, "InvalidParameterValue.Malformed", "InvalidParameterValue.Malformed"),
    MALFORMED_INSTANCE(4000, "InvalidParameterValue.Malformed", "InvalidInstanceId.Malformed"),
    UNKNOWN_PARAMETER(4000, "UnknownParameter", "UnknownParameter"),
    BOTH_SELECTORS(4000, "InvalidParameter.Coexist", "InvalidParameter.Coexist"),
    BAD_FILTER(4000, "InvalidParameter.FilterInvalidKey", "InvalidParameter.FilterInvalidKey"),
    TOO_MANY_FILTERS(4000, "InvalidParameter", "LimitExceeded.NumberOfFilters"),
    BAD_REGION(4000, "InvalidParameterValue", "UnsupportedRegion"),
    BAD_VERSION(4000, "InvalidParameterValue", "NoSuchVersion"),
    BAD_PROTOCOL(4000, "InvalidParameter", "UnsupportedProtocol"),
    BAD_AUTHORIZATION(4100, "AuthFailure", "AuthFailure.InvalidAuthorization"),
    SIGNATURE(4100, "InvalidParameter.SignatureFailure", "AuthFailure.SignatureFailure"),
    SECRET_ID(4104, "InvalidParameter.SecretIdNotFound", "AuthFailure.SecretIdNotFound"),
    TOKEN(4105, "InvalidRequest.TokenCheckFailed", "AuthFailure.TokenFailure"),
    CLOCK(4500, "InvalidRequest.ReplayAttack", "AuthFailure.SignatureExpire"),
    NONCE(4500, "InvalidRequest.ReplayAttack", "AuthFailure.SignatureExpire"),
    THROTTLED(4400, "InvalidRequest.LimitExceeded", "RequestLimitExceeded"),
    NO_ACTION(6100, "InvalidAction.NotFound", "InvalidAction"),

    VPC_NOT_FOUND(5000, "InvalidVpc.NotFound", "ResourceNotFound"),
    ENI_NOT_FOUND(5000, "InvalidNetworkInterface.NotFound", "ResourceNotFound"),
    INSTANCE_NOT_FOUND(5000, "InvalidInstance.NotFound", "ResourceNotFound"),
    TASK_NOT_FOUND(5000, "ResourceNotFound", "ResourceNotFound"),
    NOT_ATTACHED(5000, "InvalidNetworkInterface.NotAttached", "UnsupportedOperation.AttachmentNotFound"),
    ALREADY_ATTACHED(5000, "InvalidNetworkInterface.AlreadyAssociated", "UnsupportedOperation.AttachmentAlreadyExists"),
    LOCKED(9005, "ActionLocked", "UnsupportedOperation.InvalidState"),
    PRIMARY(5100, "UnsupportedOperation", "UnsupportedOperation"),
    SERVER_STATE(5100, "UnsupportedOperation.InvalidState", "UnsupportedOperation.ResourceIsInvalidState"),
    OTHER_VPC(5100, "UnsupportedOperation.VpcMismatch", "UnsupportedOperation.VpcMismatch"),
    OTHER_ZONE(5100, "UnsupportedOperation.ZoneMismatch", "UnsupportedOperation.ZoneMismatch"),
    NO_GROUP(5100, "UnsupportedOperation", "UnsupportedOperation"),
    TOO_MANY(5100, "LimitExceeded", "LimitExceeded"),
    TOKEN_REUSED(5100, "UnsupportedOperation", "UnsupportedOperation.IdempotentParameterMismatch"),
    TOKEN_BUSY(5100, "UnsupportedOperation", "UnsupportedOperation.IdempotentProcessing");

    final int number;
    final String word;
    final String code;

    Refusal(int number, String word, String code) {
        this.number = number;
        this.word = word;
        this.code = code;
    }
}
