package io.tierengine.example.subscriber;

import io.tierengine.contract.TierChange;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a CRM keeps: for each program and customer the tier, since when, and which change said so.
 *
 * <p>A change is taken once however often it comes: {@code sequence} numbers the changes of a customer from 1 without gaps, so
 * what isn't above the number in the row has been taken already. Row and number are written in one transaction.
 */
final class CustomerTable implements AutoCloseable {

    private static final String CREATE = """
            create table if not exists customer_tier (
                program varchar(255) not null,
                customer_id varchar(255) not null,
                tier varchar(255) not null,
                tier_since timestamp(3) with time zone not null,
                change_sequence bigint not null,
                change_id varchar(255) not null,
                primary key (program, customer_id))""";
    private static final String SELECT =
            "select change_sequence, change_id from customer_tier where program = ? and customer_id = ?";
    private static final String INSERT =
            "insert into customer_tier (tier, tier_since, change_sequence, change_id, program, customer_id)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "update customer_tier set tier = ?, tier_since = ?, change_sequence = ?, change_id = ?"
                    + " where program = ? and customer_id = ?";

    private final Connection connection;

    private record Taken(long sequence, String changeId) {}

    private CustomerTable(Connection connection) {
        this.connection = connection;
    }

    /** Opens it, and creates it where it isn't there. */
    static CustomerTable open(String jdbcUrl) throws SQLException {
        Connection connection = DriverManager.getConnection(jdbcUrl);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        connection.commit();
        return new CustomerTable(connection);
    }

    /**
     * Takes the changes that it hasn't taken yet, all or none of them, and returns those.
     *
     * @throws IllegalStateException where a change has the number, but not the id, of the one that was taken
     */
    List<TierChange> take(List<TierChange> changes) throws SQLException {
        List<TierChange> fresh = new ArrayList<>();
        try {
            for (TierChange change : changes) {
                if (take(change)) {
                    fresh.add(change);
                }
            }
            connection.commit();
            return fresh;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private boolean take(TierChange change) throws SQLException {
        Optional<Taken> latest = latest(change.getProgram(), change.getCustomerId());
        if (latest.isEmpty()) {
            write(INSERT, change);
            return true;
        }
        Taken taken = latest.get();
        if (change.getSequence() > taken.sequence()) {
            write(UPDATE, change);
            return true;
        }
        if (change.getSequence() == taken.sequence() && !change.getChangeId().equals(taken.changeId())) {
            throw new IllegalStateException("Change " + change.getChangeId() + " has the number "
                    + change.getSequence() + " of change " + taken.changeId() + ", which was taken before:"
                    + " the engine has decided anew, on other facts or by another policy."
                    + " Empty the table customer_tier and read the topic from its beginning");
        }
        return false;
    }

    private Optional<Taken> latest(String program, String customerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, program);
            select.setString(2, customerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Taken(row.getLong(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    private void write(String sql, TierChange change) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, change.getNewTier());
            statement.setObject(2, change.getEffectiveAt().atOffset(ZoneOffset.UTC));
            statement.setLong(3, change.getSequence());
            statement.setString(4, change.getChangeId());
            statement.setString(5, change.getProgram());
            statement.setString(6, change.getCustomerId());
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
