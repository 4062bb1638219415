package bot.mtasts.core.probe.dns;

import bot.mtasts.core.mtasts.HostName;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A name and a type of record, class IN: what is asked, and what makes two questions the same.
///
/// @param type one of the numbers in [Type]
record DnsQuestion(Name name, int type) {
  /// @throws TextParseException if DNS cannot hold the name: a label over 63 octets, or a name over
  ///   255
  static DnsQuestion of(HostName name, int type) throws TextParseException {
    return new DnsQuestion(Name.fromString(name.text() + "."), type);
  }

  /// The same question about another name.
  DnsQuestion about(Name other) {
    return new DnsQuestion(other, type);
  }

  /// As the question section of a message holds it.
  Record inWire() {
    return Record.newRecord(name, type, DClass.IN);
  }

  @Override
  public String toString() {
    return Type.string(type) + " " + name.toString(true);
  }
}
