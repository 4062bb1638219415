package bot.mtasts.core.probe.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// Where chains of signatures begin: keys that are believed without proof (RFC 4033 §2).
///
/// @param zoneFile DS or DNSKEY records as a zone file writes them; at least one
public record TrustAnchors(String zoneFile) {
  // As IANA publishes them in https://data.iana.org/root-anchors/root-anchors.xml (as of November
  // 2026): KSK-2017, valid from 2017-02-02, and KSK-2024, valid from 2024-07-18, its successor.
  private static final String ROOT =
      """
      . IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
      . IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16
      """;

  /// The keys of the root zone.
  public static TrustAnchors ofTheRoot() {
    return new TrustAnchors(ROOT);
  }

  /// The records of a file in place of the root's, for labs and private roots.
  ///
  /// @throws IllegalArgumentException if the file cannot be read or holds no DS or DNSKEY record
  public static TrustAnchors ofFile(Path file) {
    try {
      TrustAnchors anchors = new TrustAnchors(Files.readString(file));
      if (anchors.records().isEmpty()) {
        throw new IllegalArgumentException("no DS or DNSKEY record in " + file);
      }
      return anchors;
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "cannot read trust anchors from %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private List<Record> records() {
    try (Master master = new Master(stream(), Name.root, 0)) {
      List<Record> records = new ArrayList<>();
      for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
        if (next.getDClass() == DClass.IN
            && (next.getType() == Type.DS || next.getType() == Type.DNSKEY)) {
          records.add(next);
        }
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Hands the anchors to a validator.
  void loadInto(ValidatingResolver validator) {
    try {
      validator.loadTrustAnchors(stream());
    } catch (IOException e) {
      throw new UncheckedIOException("trust anchors that were read before", e);
    }
  }

  private ByteArrayInputStream stream() {
    return new ByteArrayInputStream(zoneFile.getBytes(StandardCharsets.US_ASCII));
  }
}
