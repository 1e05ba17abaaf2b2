package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What formats say about a file stands in the context of each of its hashes.
class FileFactsTest {

    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String SHA256 = "5e".repeat(32);

    private static void assertEach(Collected read, int hashes, Map<String, String> facts) {
        assertThat(read.records()).hasSize(hashes);
        for (int i = 0; i < hashes; i++) {
            assertThat(read.context(i).other()).containsAllEntriesOf(facts);
        }
    }

    @Test
    void ofAStixPattern() {
        Collected read =
                Collected.read(
                        """
                        {"type": "bundle", "id": "bundle--1", "objects": [
                          {"type": "indicator", "id": "indicator--1", "pattern_type": "stix",
                           "pattern": "[file:hashes.MD5 = '%MD5' AND file:hashes.'SHA-256' = '%SHA' AND file:name = 'a.exe' AND file:size = 4096 AND file:mime_type = 'application/x-dosexec' AND file:hashes.SSDEEP = '3:a:b' AND file:extensions.'windows-pebinary-ext'.imphash = 'cafe']"}]}
                        """
                                .replace("%MD5", MD5)
                                .replace("%SHA", SHA256));

        assertEach(
                read,
                2,
                Map.of(
                        "file name", "a.exe",
                        "file size", "4096",
                        "mime type", "application/x-dosexec",
                        "ssdeep", "3:a:b",
                        "imphash", "cafe"));
    }

    @Test
    void butNotOfAnotherFileInTheSamePattern() {
        Collected read =
                Collected.read(
                        """
                        {"type": "bundle", "id": "bundle--1", "objects": [
                          {"type": "indicator", "id": "indicator--1", "pattern_type": "stix",
                           "pattern": "[(file:hashes.MD5 = '%MD5' AND file:name = 'a.exe') OR (file:hashes.'SHA-256' = '%SHA' AND file:name != 'b.exe')]"}]}
                        """
                                .replace("%MD5", MD5)
                                .replace("%SHA", SHA256));

        assertThat(read.context(0).other()).containsEntry("file name", "a.exe");
        assertThat(read.context(1).other()).doesNotContainKey("file name");
    }

    @Test
    void ofAStixFileObject() {
        Collected read =
                Collected.read(
                        """
                        {"type": "bundle", "id": "bundle--1", "objects": [
                          {"type": "file", "id": "file--1", "name": "a.exe", "size": 4096, "mime_type": "application/x-dosexec",
                           "hashes": {"MD5": "%MD5", "SHA-256": "%SHA", "TLSH": "T1AA", "SHA-512": "ab"},
                           "extensions": {"windows-pebinary-ext": {"pe_type": "exe", "imphash": "cafe", "time_date_stamp": "2026-01-02T03:04:05Z"}}}]}
                        """
                                .replace("%MD5", MD5)
                                .replace("%SHA", SHA256));

        assertEach(
                read,
                2,
                Map.of(
                        "file name", "a.exe",
                        "file size", "4096",
                        "tlsh", "T1AA",
                        "sha512", "ab",
                        "pe type", "exe",
                        "imphash", "cafe",
                        "compilation timestamp", "2026-01-02T03:04:05Z"));
    }

    @Test
    void ofAMispObjectWithSeveralNamesAndOfTheBinaryThatItRefersTo() {
        Collected read =
                Collected.read(
                        """
                        {"Event": {"uuid": "e1", "info": "Story", "Object": [
                          {"name": "file", "uuid": "o1", "Attribute": [
                            {"type": "filename", "object_relation": "filename", "value": "a.exe"},
                            {"type": "filename", "object_relation": "filename", "value": "b.exe"},
                            {"type": "size-in-bytes", "object_relation": "size-in-bytes", "value": "4096"},
                            {"type": "mime-type", "object_relation": "mimetype", "value": "application/x-dosexec"},
                            {"type": "md5", "object_relation": "md5", "to_ids": true, "value": "%MD5"},
                            {"type": "sha256", "object_relation": "sha256", "to_ids": true, "value": "%SHA"}],
                           "ObjectReference": [{"referenced_uuid": "o2", "relationship_type": "includes"}]},
                          {"name": "pe", "uuid": "o2", "Attribute": [
                            {"type": "imphash", "object_relation": "imphash", "value": "cafe"},
                            {"type": "filename", "object_relation": "original-filename", "value": "c.exe"}]},
                          {"name": "file", "uuid": "o3", "Attribute": [
                            {"type": "sha1", "object_relation": "sha1", "to_ids": true, "value": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}]}]}}
                        """
                                .replace("%MD5", MD5)
                                .replace("%SHA", SHA256));

        assertThat(read.records()).hasSize(3);
        for (int i = 0; i < 2; i++) {
            assertThat(read.context(i).other())
                    .containsEntry("filename", "a.exe\nb.exe")
                    .containsEntry("size-in-bytes", "4096")
                    .containsEntry("mimetype", "application/x-dosexec")
                    .containsEntry("imphash", "cafe")
                    .containsEntry("original-filename", "c.exe");
        }
        assertThat(read.context(2).other()).doesNotContainKeys("imphash", "filename");
    }

    @Test
    void ofTermsOfOpenIocThatAnAndJoins() {
        Collected read =
                Collected.read(
                        """
                        <?xml version="1.0"?><ioc xmlns="http://schemas.mandiant.com/2010/ioc" id="x"><short_description>Files</short_description><definition>
                        <Indicator operator="OR" id="i"><Indicator operator="AND" id="j">
                          <IndicatorItem id="1" condition="is"><Context document="FileItem" search="FileItem/Md5sum" type="mir"/><Content type="md5">%MD5</Content></IndicatorItem>
                          <IndicatorItem id="2" condition="is"><Context document="FileItem" search="FileItem/FileName" type="mir"/><Content type="string">a.exe</Content></IndicatorItem>
                          <IndicatorItem id="3" condition="is"><Context document="FileItem" search="FileItem/SizeInBytes" type="mir"/><Content type="int">4096</Content></IndicatorItem>
                          <IndicatorItem id="4" condition="is"><Context document="FileItem" search="FileItem/PEInfo/DigitalSignature/CertificateSubject" type="mir"/><Content type="string">Example Ltd</Content></IndicatorItem>
                          <IndicatorItem id="5" condition="contains"><Context document="FileItem" search="FileItem/FilePath" type="mir"/><Content type="string">temp</Content></IndicatorItem>
                        </Indicator></Indicator></definition></ioc>
                        """
                                .replace("%MD5", MD5));

        assertEach(
                read,
                1,
                Map.of(
                        "FileName", "a.exe",
                        "SizeInBytes", "4096",
                        "PEInfo/DigitalSignature/CertificateSubject", "Example Ltd"));
        assertThat(read.context(0).other()).doesNotContainKey("FilePath");
    }

    @Test
    void ofAFileObjectOfStix1() {
        Collected read =
                Collected.read(
                        """
                        <stix:STIX_Package xmlns:stix="http://stix.mitre.org/stix-1" xmlns:cybox="http://cybox.mitre.org/cybox-2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:f="f" xmlns:c="c">
                        <stix:Observables><cybox:Observable id="o:1"><cybox:Object><cybox:Properties xsi:type="f:FileObjectType">
                          <f:File_Name>a.exe</f:File_Name><f:Size_In_Bytes>4096</f:Size_In_Bytes><f:Packer_List><f:Packer><f:Name>UPX</f:Name></f:Packer></f:Packer_List>
                          <f:Hashes><c:Hash><c:Type>MD5</c:Type><c:Simple_Hash_Value>%MD5</c:Simple_Hash_Value></c:Hash></f:Hashes>
                        </cybox:Properties></cybox:Object></cybox:Observable></stix:Observables></stix:STIX_Package>
                        """
                                .replace("%MD5", MD5));

        assertEach(read, 1, Map.of("file name", "a.exe", "file size", "4096", "packer", "UPX"));
    }
}
