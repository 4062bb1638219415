package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.DnsFault;
import bot.mtasts.lab.world.Node;
import bot.mtasts.lab.world.Rr;
import bot.mtasts.lab.world.RrType;
import bot.mtasts.lab.world.Zones;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads an entry of `dns:`: the records of one name, each type instead of what the name would have
/// had of it, and its faults.
final class NodeReader {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Map<String, RrType> TYPES =
      Arrays.stream(RrType.values())
          .collect(Collectors.toMap(type -> type.name().toLowerCase(Locale.ROOT), type -> type));
  private static final Map<String, DnsFault.Kind> FAULTS =
      Map.of(
          "servfail", DnsFault.Kind.SERVFAIL,
          "refused", DnsFault.Kind.REFUSED,
          "timeout", DnsFault.Kind.TIMEOUT,
          "truncate", DnsFault.Kind.TRUNCATE);

  private final String domain;
  private final Map<String, CertificatePlan> certificates;

  /// @param certificates what the mail hosts present, by host name in lower case
  NodeReader(String domain, Map<String, CertificatePlan> certificates) {
    this.domain = domain;
    this.certificates = certificates;
  }

  Node read(Place place, String owner, Node before) {
    if (place.is("none")) {
      return new Node(List.of(), List.of());
    }
    long ttl = place.orElse("ttl", (int) Town.TTL, Place::number);
    var records = new EnumMap<RrType, List<Rr>>(RrType.class);
    before
        .records()
        .forEach(rr -> records.computeIfAbsent(rr.type(), _ -> new ArrayList<>()).add(rr));
    if (place.get("cname") != null) {
      records.clear();
    }
    replace(place, records, RrType.CNAME, p -> new Rr.Cname(ttl, Names.absolute(p.text(), domain)));
    replace(place, records, RrType.A, p -> new Rr.A(ttl, p.text()));
    replace(place, records, RrType.AAAA, p -> new Rr.Aaaa(ttl, p.text()));
    replace(place, records, RrType.TXT, p -> txt(p, ttl));
    replace(place, records, RrType.MX, p -> mx(p, ttl));
    replace(place, records, RrType.NS, p -> new Rr.Ns(ttl, Names.absolute(p.text(), domain)));
    replace(place, records, RrType.TLSA, p -> tlsa(p, ttl, owner));
    var faults = place.orElse("fault", List.<DnsFault>of(), NodeReader::faults);
    place.done();
    return new Node(records.values().stream().flatMap(List::stream).toList(), faults);
  }

  private static void replace(
      Place place, Map<RrType, List<Rr>> records, RrType type, Function<Place, Rr> reader) {
    var values = place.get(type.name().toLowerCase(Locale.ROOT));
    if (values != null) {
      records.put(
          type, values.is("none") ? List.of() : values.items().stream().map(reader).toList());
    }
  }

  /// A text, or a list of the strings it is cut into.
  static Rr.Txt txt(Place place, long ttl) {
    return new Rr.Txt(ttl, place.isList() ? place.texts() : chunks(place.text()));
  }

  private static List<String> chunks(String text) {
    var chunks = new ArrayList<String>();
    for (int at = 0; at < text.length(); at += 255) {
      chunks.add(text.substring(at, Math.min(text.length(), at + 255)));
    }
    return chunks.isEmpty() ? List.of("") : chunks;
  }

  private Rr mx(Place place, long ttl) {
    var parts = BLANKS.split(place.text(), -1);
    if (parts.length != 2) {
      throw place.trouble("expected a preference and a host");
    }
    return new Rr.Mx(
        ttl,
        Integer.parseInt(parts[0]),
        parts[1].equals(".") ? "" : Names.absolute(parts[1], domain));
  }

  private Rr tlsa(Place place, long ttl, String owner) {
    var parts = BLANKS.split(place.text(), -1);
    if (parts.length != 4 || !List.of("match", "mismatch").contains(parts[3])) {
      throw place.trouble("expected such as `3 1 1 match` or `3 1 1 mismatch`");
    }
    String host = owner.replaceFirst("^_25\\._tcp\\.", "");
    var presented = certificates.getOrDefault(Zones.canonical(host), CertificatePlan.good(host));
    return new Rr.Tlsa(
        ttl,
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        parts[3].equals("match")
            ? new Rr.TlsaData.Matching(presented)
            : new Rr.TlsaData.Mismatching());
  }

  private static List<DnsFault> faults(Place place) {
    if (!place.isMap()) {
      return List.of(new DnsFault(null, place.word(FAULTS)));
    }
    var faults = new ArrayList<DnsFault>();
    place
        .entries()
        .forEach((type, kind) -> {
          var known = TYPES.get(type);
          if (known == null) {
            throw kind.trouble("`" + type + "` is no record type that we know");
          }
          faults.add(new DnsFault(known, kind.word(FAULTS)));
        });
    return faults;
  }
}
