package bot.mtasts.lab.world;

import java.util.List;

/// How a question is answered: the aliases on the way, and the end of it.
///
/// @param aliases one step per CNAME followed, in order
/// @param security the worst of all zones that were passed
/// @param truncates whether some name on the way answers only over TCP
public record Resolution(List<Step> aliases, Ending ending, Security security, boolean truncates) {
  public Resolution {
    aliases = List.copyOf(aliases);
  }

  /// The records found, or none.
  public List<Rr> records() {
    return ending instanceof Found(var step) ? step.records() : List.of();
  }

  /// One RRset on the way.
  ///
  /// @param owner the name that was asked for, in lower case
  /// @param source the node it came from; another than the owner if a wildcard stood in
  public record Step(String owner, String source, Zone zone, List<Rr> records) {
    public Step {
      records = List.copyOf(records);
    }

    public boolean fromWildcard() {
      return !owner.equals(source);
    }
  }

  /// The end of the way.
  public sealed interface Ending {
    /// The name at which it ended, in lower case.
    String name();
  }

  /// There are records of the type.
  public record Found(Step step) implements Ending {
    @Override
    public String name() {
      return step.owner();
    }
  }

  /// The name exists, without records of the type.
  public record NoData(String name) implements Ending {}

  /// The name does not exist.
  public record NoSuchName(String name) implements Ending {}

  /// The question could not be answered: never [DnsFault.Kind#TRUNCATE], which only costs a second
  /// question.
  public record Failed(String name, DnsFault.Kind kind) implements Ending {}

  /// The aliases go in a circle, or on for too long.
  public record Loop(String name) implements Ending {}
}
