package bot.mtasts.lab.world;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What there is at one name: its records, in the order they are served, and what goes wrong when
/// it is asked for.
public record Node(List<Rr> records, List<DnsFault> faults) {
  public Node {
    records = List.copyOf(records);
    faults = List.copyOf(faults);
  }

  public static Node of(Rr... records) {
    return new Node(List.of(records), List.of());
  }

  public List<Rr> records(RrType type) {
    return records.stream().filter(rr -> rr.type() == type).collect(Collectors.toList());
  }

  /// What goes wrong when this type is asked for; null if nothing does.
  public DnsFault.@Nullable Kind faultFor(RrType type) {
    for (DnsFault fault : faults) {
      if (fault.type() == null || fault.type() == type) {
        return fault.kind();
      }
    }
    return null;
  }
}
