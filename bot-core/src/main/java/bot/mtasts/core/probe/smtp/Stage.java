package bot.mtasts.core.probe.smtp;

/// Where in the conversation we are, in the words that a failure there needs.
enum Stage {
  CONNECT("an answer to the connection", "before the connection stood"),
  BANNER("its greeting", "instead of greeting"),
  EHLO("its answer to EHLO", "in answer to EHLO"),
  STARTTLS("its answer to STARTTLS", "in answer to STARTTLS"),
  ENCRYPTED("its answer after the handshake", "after the handshake");

  private final String awaited;
  private final String moment;

  Stage(String awaited, String moment) {
    this.awaited = awaited;
    this.moment = moment;
  }

  /// What we wait for here: `its answer to EHLO`.
  String awaited() {
    return awaited;
  }

  /// When something happens here: `in answer to EHLO`.
  String moment() {
    return moment;
  }
}
