package bot.mtasts.core.probe;

/// What `http://mta-sts.<domain>/.well-known/mta-sts.txt` does: one way that look can end.
public sealed interface PlainHttpLook {
  record Answered(HttpAnswer answer) implements PlainHttpLook {}

  /// Refused, silent, or not looked at; nothing follows from it.
  record Nothing(String reason) implements PlainHttpLook {}
}
