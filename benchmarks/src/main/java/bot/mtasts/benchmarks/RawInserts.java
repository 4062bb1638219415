package bot.mtasts.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// What a database does at best: one small row, durably committed, again and again.
///
/// @param sync makes a commit durable where it is not so by itself; empty where it is
record RawInserts(String url, String user, String password, String sync) {
  private static final String ROW = "x".repeat(200);

  /// Inserts for a while.
  ///
  /// @param clients each with a connection of its own
  /// @return rows committed per second
  double perSecond(int clients, Duration time)
      throws SQLException, InterruptedException, ExecutionException {
    try (Connection first = DriverManager.getConnection(url, user, password)) {
      try (var statement = first.createStatement()) {
        statement.execute("create table raw_rows (id bigint primary key, body varchar(400))");
      }
      AtomicLong ids = new AtomicLong();
      long end = System.nanoTime() + time.toNanos();
      try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
          running.add(
              threads.submit(() -> {
                insertUntil(end, ids);
                return null;
              }));
        }
        for (Future<Void> each : running) {
          each.get();
        }
      }
      return ids.get() / (time.toNanos() / 1e9);
    }
  }

  private void insertUntil(long end, AtomicLong ids) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("insert into raw_rows (id, body) values (?, ?)")) {
      while (System.nanoTime() < end) {
        insert.setLong(1, ids.incrementAndGet());
        insert.setString(2, ROW);
        insert.executeUpdate();
        if (!sync.isEmpty()) {
          statement.execute(sync);
        }
      }
    }
  }
}
