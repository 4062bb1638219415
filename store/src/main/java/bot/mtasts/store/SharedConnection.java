package bot.mtasts.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// Gives out the connection of the transaction that the thread is in, so that what a library writes
/// commits or falls together with what we write; outside of a transaction, one of the pool.
///
/// What is given out of a transaction cannot be closed and says that it commits by itself, so that
/// nobody but the transaction's owner ends it.
final class SharedConnection implements DataSource {
  private static final ScopedValue<Connection> TRANSACTION = ScopedValue.newInstance();

  private final DataSource pool;

  SharedConnection(DataSource pool) {
    this.pool = pool;
  }

  /// Does something while the connection is the thread's.
  static <R> R with(Connection connection, ScopedValue.CallableOp<R, RuntimeException> work) {
    return ScopedValue.where(TRANSACTION, lent(connection)).call(work);
  }

  private static Connection lent(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            SharedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              switch (method.getName()) {
                case "close" -> {
                  return null;
                }
                case "getAutoCommit" -> {
                  return true;
                }
                case "commit", "rollback", "setAutoCommit" ->
                    throw new SQLException("This connection's transaction is ended by its owner");
                default -> {
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                  }
                }
              }
            });
  }

  @Override
  public Connection getConnection() throws SQLException {
    return TRANSACTION.isBound() ? TRANSACTION.get() : pool.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return pool.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    pool.setLogWriter(writer);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
