package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.Bytes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an earlier check saw.
///
/// @param ago how long before now
/// @param records the texts at `_mta-sts.<domain>`; empty if there was none
/// @param policy the policy file as served; null if there was none
public record Sighting(Duration ago, List<String> records, @Nullable Bytes policy) {
  public Sighting {
    records = List.copyOf(records);
  }
}
