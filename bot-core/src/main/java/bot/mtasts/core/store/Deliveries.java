package bot.mtasts.core.store;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.delivery.RetrySchedule.Ruling;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Deliveries, every attempt of them, and the health of their destinations.
public interface Deliveries {
  Optional<Delivery> find(String id);

  /// Every attempt, the first one first.
  List<Attempt> attempts(String id);

  /// Notes an attempt and what follows from it, in one transaction.
  ///
  /// @param before the delivery as it stood before the attempt
  /// @param ruling what follows, given the health of the destination as it stands while nobody else
  ///   can change it: attempts of other instances may have ended meanwhile. May be asked again,
  ///   when somebody came in between; the last answer counts
  /// @return what followed
  /// @throws IllegalArgumentException if there is no such delivery
  Ruling record(Attempt attempt, Delivery before, Function<DestinationHealth, Ruling> ruling);

  /// Notes that a delivery is dead without another attempt, because its destination is disabled.
  void bury(String id, String reason);

  /// The health of a destination; [DestinationHealth#well] when nothing was noted.
  DestinationHealth health(String destinationKey, @Nullable String integration);

  /// Destinations of an integration (null: of all) that are failing or disabled.
  List<DestinationHealth> ailing(@Nullable String integration);

  /// Disables destinations without an attempt, because nobody there can be reached any more: those
  /// of them to which anything was ever to be sent. What is disabled already stays as it is.
  ///
  /// @param reason for people
  /// @return the ones that this has disabled, as they are now
  List<DestinationHealth> disable(Collection<? extends Destination> destinations, String reason);

  /// Enables a destination again: what becomes of its deliveries is the caller's to say.
  void enable(String destinationKey);

  /// The newest first.
  ///
  /// @param limit at most so many, 1 to 100
  /// @throws IllegalArgumentException if the cursor is none of ours
  Page<Delivery> list(Filter filter, @Nullable String cursor, int limit);

  /// Queues a delivery at once, whatever its state, beginning a new schedule of retries; it was
  /// asked for by a person, so that a disabled destination is tried too. False when there is none.
  boolean redeliver(String id, Instant now);

  /// Queues all dead ones created since a moment again.
  ///
  /// @param integration whose; null for all
  /// @return how many
  int redeliverDead(@Nullable String integration, Instant since, Instant now);

  /// Which deliveries are asked for; null means any.
  record Filter(
      @Nullable String integration, Delivery.@Nullable State state, @Nullable String checkId) {}
}
