package bot.mtasts.app.log;

import bot.mtasts.app.config.LogLevel;
import bot.mtasts.app.config.ServiceConfig;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.PrintStream;
import java.util.logging.LogManager;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.helpers.Reporter;

/// The log of a running server, and the choice between its logger and that of short-lived commands.
public final class ServerLog {
  private static final String CHOICE = LoggerFactory.PROVIDER_PROPERTY_KEY;
  private static final String SERVERS = "ch.qos.logback.classic.spi.LogbackServiceProvider";
  private static final String COMMANDS = "org.slf4j.simple.SimpleServiceProvider";

  private ServerLog() {}

  /// Chooses between the two logging libraries on the class path; left to itself, SLF4J would warn
  /// of them. Works only before the first logger is made.
  ///
  /// @param serves whether a server is about to run; a command that ends in a second does without
  ///   the 60 ms that the larger library takes to start
  public static void choose(boolean serves) {
    if (System.getProperty(CHOICE) == null) {
      System.setProperty(CHOICE, serves ? SERVERS : COMMANDS);
      // Else SLF4J tells on standard error that it does as it was told.
      System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
    }
  }

  /// From now on events are written to a stream as configured.
  ///
  /// @throws IllegalStateException if [#choose] chose the commands' logger
  public static void begin(PrintStream to, ServiceConfig.Log settings) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!(factory instanceof LoggerContext context)) {
      throw new IllegalStateException("the server's logger was not chosen, but " + factory);
    }
    context.reset();
    LineEncoder encoder = new LineEncoder(settings.format());
    encoder.setContext(context);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(to);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(level(settings.libraries()));
    context.getLogger("bot.mtasts").setLevel(level(settings.level()));
    // dnsjava logs a bogus zone as an error with a stack trace; for us it is a finding.
    context.getLogger("org.xbill.DNS").setLevel(Level.OFF);
    // When it cannot listen it says so, and less than the exception that we tell in our own words.
    context.getLogger("io.javalin.Javalin").setLevel(Level.OFF);
    // The PostgreSQL driver and OkHttp log to the JDK's logger.
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
  }

  private static Level level(LogLevel configured) {
    return switch (configured) {
      case ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case INFO -> Level.INFO;
      case DEBUG -> Level.DEBUG;
      case TRACE -> Level.TRACE;
    };
  }
}
