package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.World;
import java.util.List;

/// One case: a world, and what a check of the domain must find there.
///
/// @param name the file's name
/// @param says what is so, as a sentence of a specification
/// @param history what earlier checks saw, oldest first; empty for a first check
public record Scenario(
    String name,
    String says,
    String domain,
    Expectation expect,
    World world,
    List<Sighting> history) {
  public Scenario {
    history = List.copyOf(history);
  }

  @Override
  public String toString() {
    return name + ": " + says;
  }
}
