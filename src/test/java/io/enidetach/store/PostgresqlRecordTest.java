package io.enidetach.store;

import java.nio.charset.StandardCharsets;

class PostgresqlRecordTest extends RecordContract {

    @Override
    String freshUrl() throws Exception {
        return SharedPostgres.freshUrl();
    }

    @Override
    int tries() {
        return 1_000;
    }

    @Override
    Object mutated(String column, byte[] changed) {
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        if (column.equals("seq") || column.equals("dry_run")) {
            return text.matches("-?[0-9]{1,9}") ? Long.valueOf(text) : null;
        }
        return text.indexOf('\0') < 0 ? text : null;
    }
}
