package io.enidetach.cloud.tencent.wire;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.tencent.wire.ErrorTable.Kind;
import io.enidetach.cloud.tencent.wire.ErrorTable.Row;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of {@link ErrorTable}. A code is "not done" only where the contract or the reference says so; one that is
 * documented without a verdict is in doubt and stands here for its advice.
 */
final class ErrorRows {
    private static final Set<Generation> V2 = EnumSet.of(Generation.V2);
    private static final Set<Generation> V3 = EnumSet.of(Generation.V3);
    private static final Set<Generation> BOTH = EnumSet.allOf(Generation.class);

    /** Columns: generations, kind, advice, codes. */
    private static final List<Row> ROWS = Stream.of(
                    // Numbers, reference 1.7.
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.BAD_CALL, "4000", "4600"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "4100", "4104"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.NO_PERMISSION, "4101", "4102", "4103", "4106", "4110"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.TOKEN_EXPIRED, "4105"),
                    rows(V2, Kind.NOT_DONE_LATER, Advice.CLOCK_OFF, "4200"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.ACCOUNT_BLOCKED, "4300"),
                    rows(V2, Kind.NOT_DONE_LATER, Advice.TOO_MANY_CALLS, "4400"),
                    // On something that was sent twice it can mean that the first copy arrived.
                    rows(V2, Kind.IN_DOUBT, Advice.CLOCK_OFF, "4500"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.ENI_MISSING, "5000"),
                    rows(V2, Kind.IN_DOUBT, Advice.CLOUD_FAULT, "5100", "5400", "6000", "29257"),
                    rows(V2, Kind.IN_DOUBT, Advice.ACCOUNT_BLOCKED, "5200", "5300", "5500"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.API_GONE, "6100"),
                    rows(V2, Kind.NOT_DONE_LATER, Advice.IN_MAINTENANCE, "6200"),
                    // Documented for neighbouring actions only, without a verdict.
                    rows(V2, Kind.IN_DOUBT, Advice.BUSY, "9005"),
                    rows(V2, Kind.IN_DOUBT, Advice.BAD_CALL, "9003", "29258"),
                    rows(V2, Kind.IN_DOUBT, Advice.NO_PERMISSION, "29254"),
                    // Words of the v2 pages.
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.VPC_MISSING, "InvalidVpc.NotFound"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.ENI_MISSING, "InvalidNetworkInterface.NotFound"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.SERVER_MISSING, "InvalidInstance.NotFound"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.NOT_ATTACHED, "InvalidNetworkInterface.NotAttached"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.ALREADY_ATTACHED, "InvalidNetworkInterface.AlreadyAssociated"),
                    rows(V2, Kind.NOT_DONE_LATER, Advice.BUSY, "ActionLocked"),
                    rows(V2, Kind.IN_DOUBT, Advice.CLOUD_FAULT, "ServiceUnavailable"),
                    // The same refusals as the numbers, from versioned actions on v2 hosts.
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "InvalidParameter.SignatureFailure"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "InvalidParameter.SecretIdNotFound"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.TOKEN_EXPIRED, "InvalidRequest.TokenCheckFailed"),
                    rows(V2, Kind.IN_DOUBT, Advice.CLOCK_OFF, "InvalidRequest.ReplayAttack"),
                    rows(V2, Kind.NOT_DONE_LATER, Advice.TOO_MANY_CALLS, "InvalidRequest.LimitExceeded"),
                    rows(V2, Kind.NOT_DONE_LATER, Advice.TOO_MANY_CALLS, "InvalidRequest.RequestConcurrencyExceeded"),
                    rows(V2, Kind.IN_DOUBT, Advice.CLOUD_FAULT, "InternalError.ResourceOpFailed"),
                    rows(V2, Kind.NOT_DONE_FINAL, Advice.API_GONE, "InvalidAction.NotFound"),
                    rows(V2, Kind.NOT_DONE_LATER, Advice.IN_MAINTENANCE, "InvalidAction.ActionUnavailable"),
                    // Common to everything in the v3 shape, reference 3.11.
                    rows(BOTH, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "AuthFailure"),
                    rows(BOTH, Kind.NOT_DONE_FINAL, Advice.NO_PERMISSION, "UnauthorizedOperation"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.NO_PERMISSION, "AuthFailure.UnauthorizedOperation"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.NO_PERMISSION, "AuthFailure.MFAFailure"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.NO_PERMISSION, "IpInBlacklist", "IpNotInWhitelist"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "AuthFailure.SignatureFailure"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "AuthFailure.InvalidAuthorization"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "AuthFailure.InvalidSecretId"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.BAD_CREDENTIALS, "AuthFailure.SecretIdNotFound"),
                    rows(V3, Kind.NOT_DONE_LATER, Advice.CLOCK_OFF, "AuthFailure.SignatureExpire"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.TOKEN_EXPIRED, "AuthFailure.TokenFailure"),
                    rows(BOTH, Kind.NOT_DONE_LATER, Advice.TOO_MANY_CALLS, "RequestLimitExceeded"),
                    rows(V3, Kind.NOT_DONE_LATER, Advice.TOO_MANY_CALLS, "LimitExceeded.ActionLimited"),
                    rows(BOTH, Kind.IN_DOUBT, Advice.CLOUD_FAULT, "InternalError", "InternalError.*"),
                    rows(BOTH, Kind.IN_DOUBT, Advice.CLOUD_FAULT, "InternalServerError", "InternalServerError.*"),
                    rows(BOTH, Kind.IN_DOUBT, Advice.CLOUD_FAULT, "FailedOperation", "FailedOperation.*"),
                    rows(V3, Kind.IN_DOUBT, Advice.BUSY, "ResourceUnavailable", "ResourceInUse"),
                    rows(V3, Kind.NOT_DONE_LATER, Advice.BUSY, "OperationDenied.MutexTaskRunning"),
                    rows(V3, Kind.NOT_DONE_LATER, Advice.BUSY, "UnsupportedOperation.MutexOperationTaskRunning"),
                    rows(BOTH, Kind.NOT_DONE_FINAL, Advice.BAD_CALL, "InvalidParameter", "InvalidParameter.*"),
                    rows(
                            BOTH,
                            Kind.NOT_DONE_FINAL,
                            Advice.BAD_CALL,
                            "InvalidParameterValue",
                            "InvalidParameterValue.*"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.BAD_CALL, "MissingParameter", "UnknownParameter"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.BAD_CALL, "UnsupportedRegion", "UnsupportedProtocol"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.BAD_CALL, "InvalidInstanceId.Malformed"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.API_GONE, "InvalidAction", "NoSuchVersion", "ActionOffline"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.QUOTA, "LimitExceeded", "ResourceInsufficient"),
                    // Detach and attach, reference 3.5 and 3.6.
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.ENI_MISSING, "ResourceNotFound"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.NOT_ATTACHED, "UnsupportedOperation.AttachmentNotFound"),
                    rows(
                            V3,
                            Kind.NOT_DONE_FINAL,
                            Advice.ALREADY_ATTACHED,
                            "UnsupportedOperation.AttachmentAlreadyExists"),
                    // Both speak of an earlier call with the same token, which may have had its effect.
                    rows(V3, Kind.IN_DOUBT, Advice.BUSY, "UnsupportedOperation.IdempotentProcessing"),
                    rows(V3, Kind.IN_DOUBT, Advice.BAD_CALL, "UnsupportedOperation.IdempotentParameterMismatch"),
                    rows(V3, Kind.NOT_DONE_LATER, Advice.STATE_FORBIDS, "UnsupportedOperation.InvalidState"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.STATE_FORBIDS, "UnsupportedOperation"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.STATE_FORBIDS, "UnsupportedOperation.InstanceAssociateHavip"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.STATE_FORBIDS, "UnsupportedOperation.ResourceIsInvalidState"),
                    rows(
                            V3,
                            Kind.NOT_DONE_FINAL,
                            Advice.STATE_FORBIDS,
                            "UnsupportedOperation.UnsupportedInstanceFamily"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.STATE_FORBIDS, "UnsupportedOperation.VpcMismatch"),
                    rows(V3, Kind.NOT_DONE_FINAL, Advice.STATE_FORBIDS, "UnsupportedOperation.ZoneMismatch"))
            .flatMap(List::stream)
            .toList();

    private ErrorRows() {}

    static List<Row> all() {
        return ROWS;
    }

    private static List<Row> rows(Set<Generation> generations, Kind kind, Advice advice, String... codes) {
        return Arrays.stream(codes)
                .map(code -> new Row(code, generations, advice, kind))
                .toList();
    }
}
