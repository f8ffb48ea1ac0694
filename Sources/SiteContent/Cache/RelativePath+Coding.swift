package import SiteModel

extension RelativePath: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(text) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self.init(try reader.text()) }
}
