package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// The port of deliveries, on both databases.
class DeliveriesTest {
  @Nested
  class OnH2 extends DeliveriesContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends DeliveriesContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
