// Tables of people and homes as files have them.
#include "ingest/register_table.h"

#include "support/folder.h"

#include <catch_amalgamated.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace {

using Cells = std::vector<std::string>;

ingest::RegisterTable table_of(const std::string& bytes, const ingest::ReadOptions& options = {}) {
    const support::Folder folder;
    support::write_bytes(folder.file("t.csv"), bytes);
    const auto table = ingest::read_register_table(folder.file("t.csv"), options);
    REQUIRE(table);
    return *table;
}

// "姓名,房号\n张三,502\n" in GBK.
constexpr const char* kPeopleInGbk = "\xD0\xD5\xC3\xFB,\xB7\xBF\xBA\xC5\n\xD5\xC5\xC8\xFD,502\n";

/// A workbook whose cells are texts, or numbers where `number` says so.
void write_sheet(const std::string& path, const std::vector<Cells>& rows) {
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("XLSX");
    REQUIRE(driver != nullptr);
    const GDALDatasetUniquePtr book{driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    OGRLayer* sheet = book->CreateLayer("居民", nullptr, wkbNone, nullptr);
    for (const std::string& name : rows[0]) {
        const bool number = name == "number";
        OGRFieldDefn field{name.c_str(), number ? OFTReal : OFTString};
        REQUIRE(sheet->CreateField(&field) == OGRERR_NONE);
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const OGRFeatureUniquePtr row{OGRFeature::CreateFeature(sheet->GetLayerDefn())};
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            if (!rows[r][c].empty()) row->SetField(static_cast<int>(c), rows[r][c].c_str());
        REQUIRE(sheet->CreateFeature(row.get()) == OGRERR_NONE);
    }
}

}  // namespace

TEST_CASE("a register is read with any separator, quotes and line ends", "[ingest]") {
    for (const char* text : {"姓名,住址,电话\r\n张三,\"3号楼,2单元\",\"说\"\"好\"\"\"\r\n",
                             "姓名;住址;电话\n张三;3号楼,2单元;说\"好\"\n",
                             "姓名\t住址\t电话\n张三\t3号楼,2单元\t说\"好\"",
                             "sep=;\n姓名;住址;电话\n张三;3号楼,2单元;说\"好\"\n"}) {
        CAPTURE(text);
        const ingest::RegisterTable table = ingest::register_table_from(text);
        CHECK(table.columns == Cells{"姓名", "住址", "电话"});
        REQUIRE(table.rows.size() == 1);
        CHECK(table.rows[0] == Cells{"张三", "3号楼,2单元", "说\"好\""});
    }
}

TEST_CASE("every row knows its line, also behind titles, gaps and cells of two lines", "[ingest]") {
    const ingest::RegisterTable table = ingest::register_table_from(
        "幸福里社区居民花名册,,,\n填报人：王五,,,\n\n姓名,\"联系\n电话\",房号,备注\n"
        "张三,1,101,\n,,,\n李四,2,\"102\",\"两\n行\"\n王五,3,103\n");
    CHECK(table.columns == Cells{"姓名", "联系电话", "房号", "备注"});
    REQUIRE(table.rows.size() == 3);
    CHECK(table.line == std::vector<std::int64_t>{6, 8, 10});
    CHECK(table.rows[0] == Cells{"张三", "1", "101"});
    CHECK(ingest::cell_of(table.rows[0], 3).empty());
    CHECK(table.rows[1][3] == "两\n行");
}

TEST_CASE("digits that a spreadsheet keeps as text are digits", "[ingest]") {
    const ingest::RegisterTable table = ingest::register_table_from(
        "身份证,电话,房号\n'110105194912310024,=\"13812345678\",\"=\"\"0502\"\"\"\n"
        "\t11010519491231002X ,　138　,'-1\n");
    CHECK(table.rows[0] == Cells{"110105194912310024", "13812345678", "0502"});
    CHECK(table.rows[1] == Cells{"11010519491231002X", "138", "-1"});
}

TEST_CASE("a quote that is never closed is a sign like others", "[ingest]") {
    const ingest::RegisterTable table =
        ingest::register_table_from("姓名,备注\n张三,\"没写完\n李四,好\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0] == Cells{"张三", "\"没写完"});
    CHECK(table.rows[1] == Cells{"李四", "好"});
}

TEST_CASE("registers are read in GBK, UTF-16 and UTF-8 with a mark", "[ingest]") {
    CHECK(table_of(kPeopleInGbk).columns == Cells{"姓名", "房号"});
    CHECK(table_of(kPeopleInGbk).rows[0] == Cells{"张三", "502"});
    CHECK(table_of("\xEF\xBB\xBF姓名,房号\n张三,502\n").columns[0] == "姓名");
    const std::string wide{"\xFF\xFEn\0,\0p\0\n\0\x20\x5F,\0\x31\0\n\0", 18};
    CHECK(table_of(wide).rows[0] == Cells{"张", "1"});
    CHECK(table_of("n,p\n\xCC\xE8\xF0,1\n", {.encoding = "CP1251"}).rows[0][0] == "Мир");
}

TEST_CASE("cells of refused columns are not kept", "[ingest]") {
    const ingest::RegisterTable table =
        ingest::register_table_from("姓名,宗教信仰,房号\n张三,secret,502\n李,四,secret,503\n");
    REQUIRE(table.refused.size() == 1);
    CHECK(table.refused[0] == ingest::RefusedColumn{1, ingest::Refusal::Religion});
    CHECK(table.rows[0] == Cells{"张三", "", "502"});
    CHECK(table.rows[1] == Cells{"李", "", "", ""});  // one cell too many: it may be anywhere
}

TEST_CASE("what is no table is refused", "[ingest]") {
    const support::Folder folder;
    const auto word = [&](const char* name) {
        const auto table = ingest::read_register_table(folder.file(name));
        REQUIRE(!table);
        return table.error().word;
    };
    CHECK(word("missing.csv") == base::Word::FileMissing);
    support::write_bytes(folder.file("empty.csv"), "\n\n");
    CHECK(word("empty.csv") == base::Word::FileBroken);
    support::write_bytes(folder.file("broken.xlsx"), "PK\x03\x04 and no more");
    CHECK(word("broken.xlsx") == base::Word::FileBroken);
    support::write_bytes(folder.file("archive.csv"), "PK\x03\x04 and no more");
    CHECK(word("archive.csv") == base::Word::FileUnknown);
}

TEST_CASE("a sheet gives texts, whatever they look like, and the lines people see", "[ingest]") {
    const support::Folder folder;
    const std::string path = folder.file("居民.xlsx");
    write_sheet(path, {{"name", "id", "number"},
                       {"张三", "110105194912310024", "13812345678"},
                       {},
                       {"李四", "0502", "502"}});
    const auto table = ingest::read_register_table(path);
    REQUIRE(table);
    CHECK(table->columns == Cells{"name", "id", "number"});
    REQUIRE(table->rows.size() == 2);
    CHECK(table->rows[0] == Cells{"张三", "110105194912310024", "13812345678"});
    CHECK(table->rows[1] == Cells{"李四", "0502", "502"});
    CHECK(table->line == std::vector<std::int64_t>{2, 4});
    CHECK(!ingest::read_register_table(path, {.only_layer = "别的"}));
}
