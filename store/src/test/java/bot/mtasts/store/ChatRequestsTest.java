package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// What is asked for in chats, on both databases.
class ChatRequestsTest {
  @Nested
  class OnH2 extends ChatRequestsContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends ChatRequestsContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
