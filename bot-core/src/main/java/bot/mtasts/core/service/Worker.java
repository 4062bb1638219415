package bot.mtasts.core.service;

import bot.mtasts.core.store.Jobs;
import java.time.Instant;
import java.util.Optional;

/// What jobs do here: checks and deliveries. Both may be begun again after a crash, so that what
/// was done already is looked at first.
public record Worker(CheckWork checks, DeliveryWork deliveries) implements Jobs.Work {
  @Override
  public void check(String checkId, int attempt) throws InterruptedException {
    checks.carryOut(checkId, attempt);
  }

  @Override
  public Optional<Instant> deliver(String deliveryId) throws InterruptedException {
    return deliveries.attempt(deliveryId);
  }
}
