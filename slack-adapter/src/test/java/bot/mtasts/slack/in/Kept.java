package bot.mtasts.slack.in;

import bot.mtasts.core.service.MemoryLeases;
import bot.mtasts.core.service.MemoryVault;
import java.time.InstantSource;

/// What several instances share.
///
/// @param clock of all of them
record Kept(MemoryVault vault, MemoryOnce once, MemoryLeases leases, InstantSource clock) {
  static Kept by(InstantSource clock) {
    return new Kept(new MemoryVault(clock), new MemoryOnce(clock), new MemoryLeases(clock), clock);
  }

  Incoming.Keeping of(String instance) {
    return new Incoming.Keeping(vault, once, leases, instance);
  }
}
