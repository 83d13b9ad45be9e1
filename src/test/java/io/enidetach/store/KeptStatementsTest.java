package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {
    private static final String ADD = "insert into row (number) values (?)";

    private Connection plain;
    private Connection kept;

    @BeforeEach
    void open() throws SQLException {
        plain = DriverManager.getConnection("jdbc:sqlite::memory:");
        kept = KeptStatements.of(plain);
        Sql.of(kept, "create table row (number integer primary key)").update();
    }

    @AfterEach
    void close() throws SQLException {
        plain.close();
    }

    @Test
    void a_statement_that_comes_again_takes_its_new_arguments() throws SQLException {
        for (int number = 1; number <= 3; number++) {
            Sql.of(kept, ADD, number).update();
        }
        assertThat(Sql.of(kept, "select number from row where number >= ?", 2).all(row -> row.getInt(1)))
                .containsExactly(2, 3);
        assertThat(Sql.of(kept, "select number from row where number >= ?", 3).all(row -> row.getInt(1)))
                .containsExactly(3);
    }

    @Test
    void the_same_text_can_be_open_twice_at_once() throws SQLException {
        Sql.of(kept, ADD, 1).update();
        Sql.of(kept, ADD, 2).update();
        String all = "select number from row order by number";
        Sql.on(kept, all, outer -> {
            try (ResultSet outerRows = outer.executeQuery()) {
                assertThat(outerRows.next()).isTrue();
                assertThat(Sql.of(kept, all).all(row -> row.getInt(1))).containsExactly(1, 2);
                assertThat(outerRows.next()).isTrue();
                assertThat(outerRows.getInt(1)).isEqualTo(2);
            }
            return null;
        });
    }

    @Test
    void the_statement_of_a_text_is_prepared_once() throws SQLException {
        PreparedStatement first = Sql.on(kept, ADD, add -> add);
        PreparedStatement second = Sql.on(kept, ADD, add -> add);
        assertThat(second).isSameAs(first);
        assertThat(first.isClosed()).isFalse();
    }

    @Test
    void a_statement_that_failed_works_the_next_time() throws SQLException {
        Sql.of(kept, ADD, 1).update();
        assertThatThrownBy(() -> Sql.of(kept, ADD, 1).update()).isInstanceOf(SQLException.class);
        assertThat(Sql.of(kept, ADD, 2).update()).isEqualTo(1);
    }

    @Test
    void an_answer_that_was_not_read_to_its_end_holds_nothing_up() throws SQLException {
        Sql.of(kept, ADD, 1).update();
        Sql.of(kept, ADD, 2).update();
        Sql.of(kept, "begin immediate").update();
        assertThat(Sql.of(kept, "select number from row").first(row -> row.getInt(1)))
                .contains(1);
        Sql.of(kept, "commit").update();
        // SQLite refuses that while a statement reads the table.
        Sql.of(kept, "drop table row").update();
        assertThat(Sql.of(kept, "select 1 from sqlite_master where name = 'row'")
                        .finds())
                .isFalse();
    }

    @Test
    void without_a_wish_the_arguments_of_before_are_gone() throws SQLException {
        Sql.of(kept, ADD, 5).update();
        // No number: SQLite gives the next one.
        Sql.on(kept, ADD, add -> add.executeUpdate());
        assertThat(Sql.of(kept, "select max(number) from row").first(row -> row.getInt(1)))
                .contains(6);
    }
}
