package io.enidetach.config;

import java.util.Map;

/** Everything that {@code run} takes from its environment (contract, 3). Holds no default that the contract does not name. */
public record Settings(
        SlackSettings slack, CloudSettings cloud, DatabaseUrl database, Operation operation, RecordSettings record) {

    /** All of an environment, or all that is wrong with it. */
    public static Checked<Settings> of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return variables.checked(new Settings(
                SlackSettings.from(variables),
                CloudSettings.from(variables),
                DatabaseUrl.from(variables),
                Operation.from(variables),
                RecordSettings.from(variables)));
    }

    /** Only what the commands about the policy need: the other variables may be missing or wrong. */
    public static Checked<PolicySettings> ofPolicy(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return variables.checked(new PolicySettings(Operation.policyFrom(variables), CloudSettings.apiFrom(variables)));
    }

    /** Only what the commands about the audit need. */
    public static Checked<DatabaseUrl> ofDatabase(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return variables.checked(DatabaseUrl.from(variables));
    }
}
