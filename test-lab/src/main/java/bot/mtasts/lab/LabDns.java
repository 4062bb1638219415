package bot.mtasts.lab;

import bot.mtasts.lab.world.DnsFault;
import bot.mtasts.lab.world.NameServer;
import bot.mtasts.lab.world.NameServer.Manner;
import bot.mtasts.lab.world.Resolution;
import bot.mtasts.lab.world.RrType;
import bot.mtasts.lab.world.Security;
import bot.mtasts.lab.world.Signing;
import bot.mtasts.lab.world.Zone;
import bot.mtasts.lab.world.Zones;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/// The town's DNS: a validating resolver at one address, and the authoritative servers of all zones
/// at theirs, over UDP and TCP. The root and `test.` are signed; what lies below is signed,
/// unsigned or broken as its zone says.
final class LabDns {
  static final Name TEST = DnsWords.name("test.");

  private static final Name PRIMARY = DnsWords.name("ns1.lab.test.");
  private static final int OUR_UDP_SIZE = 1232;
  private static final int OLD_UDP_SIZE = 512;

  private final Zones zones;
  private final DnsWords words;
  private final DnsKeeper keeper;
  private final LabLog log;
  private final Duration roundTrip;
  private final Map<Zone, DnsProof> proofs = new ConcurrentHashMap<>();
  private final DnsProof rootProof;
  private final DnsProof testProof;

  LabDns(Zones zones, LabAuthority authority, DnsKeeper keeper, LabLog log, Duration roundTrip) {
    this.zones = zones;
    this.words = new DnsWords(authority);
    this.keeper = keeper;
    this.log = log;
    this.roundTrip = roundTrip;
    var delegations = new TreeMap<Name, Boolean>();
    zones
        .all()
        .forEach(zone ->
            delegations.put(DnsWords.name(zone.apex()), zone.signing() != Signing.UNSIGNED));
    rootProof = DnsProof.ofDelegations(Name.root, Map.of(TEST, true));
    testProof = DnsProof.ofDelegations(TEST, delegations);
  }

  /// Opens the resolver and every name server.
  ///
  /// @return the port they all have
  int open(Doors doors, String resolver, int port) {
    int chosen =
        doors.listen(resolver, port, visitor -> converse(visitor.socket(), resolver, null));
    doors.post(
        resolver, chosen, (box, sender, letter) -> reply(box, sender, letter, resolver, null));
    var servers = new TreeSet<String>();
    for (Zone zone : zones.all()) {
      zone.nameServers().forEach(server -> servers.add(server.address()));
    }
    for (String server : servers) {
      doors.listen(server, chosen, visitor -> converse(visitor.socket(), server, server));
      doors.post(
          server, chosen, (box, sender, letter) -> reply(box, sender, letter, server, server));
    }
    return chosen;
  }

  // ---- transport

  private void reply(
      DatagramChannel box,
      InetSocketAddress sender,
      byte[] letter,
      String address,
      @Nullable String authoritative)
      throws IOException, InterruptedException {
    var answer = answer(letter, false, address, authoritative);
    if (answer != null) {
      Doors.sleep(roundTrip);
      box.send(ByteBuffer.wrap(answer), sender);
    }
  }

  private void converse(Socket socket, String address, @Nullable String authoritative)
      throws IOException, InterruptedException {
    var in = new DataInputStream(socket.getInputStream());
    while (true) {
      byte[] letter;
      try {
        letter = new byte[in.readUnsignedShort()];
        in.readFully(letter);
      } catch (EOFException e) {
        return; // the visitor has no more questions
      }
      var answer = answer(letter, true, address, authoritative);
      if (answer != null) {
        Doors.sleep(roundTrip);
        var framed =
            ByteBuffer.allocate(2 + answer.length).putShort((short) answer.length).put(answer);
        socket.getOutputStream().write(framed.array());
      }
    }
  }

  /// The answer on the wire; null for silence.
  private byte @Nullable [] answer(
      byte[] letter, boolean tcp, String address, @Nullable String authoritative)
      throws IOException {
    Message query;
    try {
      query = new Message(letter);
    } catch (WireParseException e) {
      return null; // rubbish deserves no answer, least of all to a forged sender
    }
    var question = query.getQuestion();
    if (query.getHeader().getFlag(Flags.QR) || question == null) {
      return null;
    }
    log.add(
        new LabLog.DnsQuestion(
            address, DnsWords.text(question.getName()), Type.string(question.getType()), tcp));
    var reply = new Reply(query, question);
    if (query.getHeader().getOpcode() != Opcode.QUERY || question.getDClass() != DClass.IN) {
      reply.rcode(Rcode.NOTIMP);
    } else if (authoritative == null) {
      resolve(reply);
    } else {
      tell(reply, authoritative);
    }
    return reply.toWire(tcp);
  }

  // ---- the resolver

  private void resolve(Reply reply) {
    reply.message.getHeader().setFlag(Flags.RA);
    if (answerForParents(reply)) {
      return;
    }
    var resolution = ask(zones, reply.question);
    reply.truncates = resolution.truncates();
    if (resolution.security() == Security.BOGUS && !reply.checkingDisabled()) {
      reply.rcode(Rcode.SERVFAIL);
      return;
    }
    if (resolution.security() == Security.SECURE && (reply.wantsSignatures || reply.wantsAd())) {
      reply.message.getHeader().setFlag(Flags.AD);
    }
    say(reply, resolution);
  }

  /// Types that no node holds end like types a node lacks, with the same faults.
  private static Resolution ask(Zones zones, Record question) {
    String name = DnsWords.text(question.getName());
    RrType type = DnsWords.type(question.getType());
    var resolution = zones.resolve(name, type == null ? RrType.SOA : type);
    return type == null && resolution.ending() instanceof Resolution.Found(var step)
        ? new Resolution(
            resolution.aliases(),
            new Resolution.NoData(step.owner()),
            resolution.security(),
            resolution.truncates())
        : resolution;
  }

  /// DS and DNSKEY, and what is asked of the root and `test.` themselves.
  private boolean answerForParents(Reply reply) {
    Name name = reply.question.getName();
    int type = reply.question.getType();
    Zone zone = zones.zoneOf(DnsWords.text(name));
    if (name.equals(Name.root) || name.equals(TEST)) {
      var own = name.equals(TEST) ? testProof : rootProof;
      switch (type) {
        case Type.SOA -> reply.add(new RRset(soa(own)), Section.ANSWER, own);
        case Type.NS ->
            reply.add(
                new RRset(new NSRecord(name, DClass.IN, DnsKeeper.TTL, PRIMARY)),
                Section.ANSWER,
                own);
        case Type.DNSKEY -> reply.add(new RRset(keeper.key(name)), Section.ANSWER, own);
        case Type.DS -> {
          if (name.equals(TEST)) {
            reply.add(new RRset(keeper.ds(TEST)), Section.ANSWER, rootProof);
          } else {
            deny(reply, own, own.noData(name));
          }
        }
        default -> deny(reply, own, own.noData(name));
      }
      return true;
    }
    if (zone == null || !DnsWords.name(zone.apex()).equals(name)) {
      return false;
    }
    if (type == Type.DS) {
      if (zone.signing() == Signing.UNSIGNED) {
        deny(reply, testProof, testProof.noData(name));
      } else {
        reply.add(new RRset(keeper.ds(name)), Section.ANSWER, testProof);
      }
      return true;
    }
    if (type == Type.DNSKEY && zone.signing() != Signing.UNSIGNED) {
      reply.add(new RRset(keeper.key(name)), Section.ANSWER, proof(zone));
      return true;
    }
    return false;
  }

  // ---- an authoritative server

  private void tell(Reply reply, String address) {
    Zone zone = zones.zoneOf(DnsWords.text(reply.question.getName()));
    NameServer server = zone == null ? null : serverAt(zone, address);
    if (zone == null || server == null) {
      reply.rcode(Rcode.REFUSED);
      return;
    }
    switch (server.manner()) {
      case Manner.Lame() -> reply.rcode(Rcode.REFUSED);
      case Manner.ServFail() -> reply.rcode(Rcode.SERVFAIL);
      case Manner.Silent() -> reply.silent = true;
      case Manner.Agrees(), Manner.Differs(_) -> {
        reply.message.getHeader().setFlag(Flags.AA);
        var told = new Zones(List.of(zone.asToldBy(server)));
        if (reply.question.getType() != Type.DNSKEY || !answerForParents(reply)) {
          var resolution = ask(told, reply.question);
          reply.truncates = resolution.truncates();
          say(reply, resolution);
        }
      }
    }
  }

  private static @Nullable NameServer serverAt(Zone zone, String address) {
    return zone.nameServers().stream()
        .filter(s -> s.address().equals(address))
        .findFirst()
        .orElse(null);
  }

  // ---- saying it

  private void say(Reply reply, Resolution resolution) {
    resolution.aliases().forEach(step -> add(reply, step));
    switch (resolution.ending()) {
      case Resolution.Found(var step) -> add(reply, step);
      case Resolution.NoData(var name) -> {
        Zone zone = zones.zoneOf(name);
        var proof = zone == null ? testProof : proof(zone);
        deny(reply, proof, proof.noData(DnsWords.name(name)));
      }
      case Resolution.NoSuchName(var name) -> {
        Zone zone = zones.zoneOf(name);
        if (zone != null || reply.recursive()) {
          reply.rcode(Rcode.NXDOMAIN);
          var proof = zone == null ? parentOf(name) : proof(zone);
          deny(reply, proof, proof.noSuchName(DnsWords.name(name)));
        }
      }
      case Resolution.Failed(_, var kind) -> {
        reply.forget();
        switch (kind) {
          case SERVFAIL -> reply.rcode(Rcode.SERVFAIL);
          case REFUSED -> reply.rcode(Rcode.REFUSED);
          case TIMEOUT -> reply.silent = true;
          case TRUNCATE ->
              throw new IllegalStateException(DnsFault.Kind.TRUNCATE + " is no failure");
        }
      }
      case Resolution.Loop(_) -> {} // the aliases themselves show it, as BIND answers
    }
  }

  private void add(Reply reply, Resolution.Step step) {
    var proof = proof(step.zone());
    Name owner =
        step.owner().equals(DnsWords.text(reply.question.getName()))
            ? reply.question.getName() // in the letter case it was asked in
            : DnsWords.name(step.owner());
    var rrset = words.rrset(owner, step.records());
    if (!step.fromWildcard()
        || step.zone().signing() == Signing.UNSIGNED
        || !reply.wantsSignatures) {
      reply.add(rrset, Section.ANSWER, proof);
      return;
    }
    var wildcard = words.rrset(DnsWords.name(step.source()), step.records());
    var signature = keeper.signature(wildcard, proof.apex(), proof.manner());
    rrset.rrs(false).forEach(rr -> reply.message.addRecord(rr, Section.ANSWER));
    reply.message.addRecord(signature.withName(owner), Section.ANSWER);
    proof.expanded(owner).forEach(nsec -> reply.add(nsec, Section.AUTHORITY, proof));
  }

  private void deny(Reply reply, DnsProof proof, List<RRset> nsecs) {
    reply.add(new RRset(soa(proof)), Section.AUTHORITY, proof);
    if (reply.wantsSignatures && proof.manner() != Signing.UNSIGNED) {
      nsecs.forEach(nsec -> reply.add(nsec, Section.AUTHORITY, proof));
    }
  }

  private DnsProof parentOf(String name) {
    return name.endsWith(".test") ? testProof : rootProof;
  }

  private static Record soa(DnsProof proof) {
    return DnsWords.soa(proof.apex(), DnsKeeper.TTL, PRIMARY);
  }

  private DnsProof proof(Zone zone) {
    return proofs.computeIfAbsent(zone, DnsProof::of);
  }

  /// What a validating resolver has to be told: the DS record of the root.
  DSRecord trustAnchor() {
    return keeper.ds(Name.root);
  }

  /// An answer in the making.
  private final class Reply {
    final Record question;
    final Message message;
    final boolean wantsSignatures;
    boolean truncates;
    boolean silent;

    private final @Nullable OPTRecord opt;
    private final Message query;

    Reply(Message query, Record question) {
      this.query = query;
      this.question = question;
      this.opt = query.getOPT();
      this.wantsSignatures = opt != null && (opt.getFlags() & ExtendedFlags.DO) != 0;
      this.message = fresh();
    }

    private Message fresh() {
      var fresh = new Message(query.getHeader().getID());
      fresh.getHeader().setFlag(Flags.QR);
      for (int flag : new int[] {Flags.RD, Flags.CD}) {
        if (query.getHeader().getFlag(flag)) {
          fresh.getHeader().setFlag(flag);
        }
      }
      fresh.addRecord(question, Section.QUESTION);
      return fresh;
    }

    boolean checkingDisabled() {
      return query.getHeader().getFlag(Flags.CD);
    }

    boolean wantsAd() {
      return query.getHeader().getFlag(Flags.AD);
    }

    boolean recursive() {
      return message.getHeader().getFlag(Flags.RA);
    }

    void rcode(int rcode) {
      message.getHeader().setRcode(rcode);
    }

    void forget() {
      message.removeAllRecords(Section.ANSWER);
      message.removeAllRecords(Section.AUTHORITY);
    }

    /// Adds an RRset, with its signature where one is wanted and the zone has one.
    void add(RRset rrset, int section, DnsProof zone) {
      rrset.rrs(false).forEach(rr -> message.addRecord(rr, section));
      if (wantsSignatures && zone.manner() != Signing.UNSIGNED) {
        message.addRecord(keeper.signature(rrset, zone.apex(), zone.manner()), section);
      }
    }

    byte @Nullable [] toWire(boolean tcp) {
      if (silent) {
        return null;
      }
      if (opt != null) {
        message.addRecord(
            new OPTRecord(OUR_UDP_SIZE, 0, 0, wantsSignatures ? ExtendedFlags.DO : 0),
            Section.ADDITIONAL);
      }
      byte[] wire = message.toWire();
      int room = opt == null ? OLD_UDP_SIZE : Math.clamp(opt.getPayloadSize(), OLD_UDP_SIZE, 4096);
      if (!tcp && (truncates || wire.length > room)) {
        var cut = fresh();
        cut.getHeader().setFlag(Flags.TC);
        if (recursive()) {
          cut.getHeader().setFlag(Flags.RA);
        }
        if (opt != null) {
          cut.addRecord(new OPTRecord(OUR_UDP_SIZE, 0, 0, 0), Section.ADDITIONAL);
        }
        return cut.toWire();
      }
      return wire;
    }
  }
}
