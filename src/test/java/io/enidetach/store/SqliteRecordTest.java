package io.enidetach.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecordTest extends RecordContract {
    @TempDir
    Path folder;

    @Override
    String freshUrl() {
        return "jdbc:sqlite:" + folder.resolve("bot.db");
    }

    @Override
    int tries() {
        return 10_000;
    }

    // What it holds in a text column need not be text: any byte will do.
    @Override
    Object mutated(String column, byte[] changed) {
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        boolean number = text.matches("-?[0-9]{1,9}");
        if (column.equals("seq") || column.equals("dry_run")) {
            return number ? Long.valueOf(text) : column.equals("seq") ? null : text;
        }
        return text;
    }
}
