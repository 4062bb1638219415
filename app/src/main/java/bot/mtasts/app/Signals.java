package bot.mtasts.app;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a server does when it is told to stop. A shutdown hook would not do: a JVM that a signal
/// ends answers with 143 whatever its hooks achieve, and takes no notice of a second signal.
final class Signals {
  private static final int SIGNAL_EXIT = 128; // as shells have it, plus the signal's number

  private final AtomicBoolean told = new AtomicBoolean();
  private final Runnable first;

  private Signals(Runnable first) {
    this.first = first;
  }

  /// From now on the first SIGTERM or SIGINT does this, and the program lives on; the second ends
  /// it at once.
  ///
  /// @return false where this JVM leaves signals to nobody (`-Xrs`, a runtime without
  ///   `jdk.unsupported`): nothing was changed
  static boolean handle(Runnable first) {
    try {
      // By reflection: javac warns of sun.misc in a way that nothing silences, and warnings are
      // errors here. The class has no replacement and stays (JEP 260).
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      MethodHandle come =
          MethodHandles.lookup()
              .bind(new Signals(first), "come", MethodType.methodType(void.class, Object.class));
      Object handler = MethodHandleProxies.asInterfaceInstance(handlerType, come);
      for (String name : List.of("TERM", "INT")) {
        signal
            .getMethod("handle", signal, handlerType)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
      }
      return true;
    } catch (ReflectiveOperationException e) {
      // Not there, or the JVM was told to keep its hands off signals: the caller has another way.
      return false;
    }
  }

  // Called by its handle.
  void come(Object signal) throws ReflectiveOperationException {
    if (told.compareAndSet(false, true)) {
      first.run();
    } else {
      int number = (int) signal.getClass().getMethod("getNumber").invoke(signal);
      Runtime.getRuntime().halt(SIGNAL_EXIT + number);
    }
  }
}
