# Writes OUT: the texts of FILES (separated by |) as raw strings behind SPACE::embedded().
string(REPLACE "|" ";" files "${FILES}")
set(body "")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(APPEND body "    {\"${name}\", R\"EMBEDDED(${text})EMBEDDED\"},\n")
endforeach()
file(WRITE "${OUT}" "#include \"${SPACE}/embedded.h\"

namespace ${SPACE} {

std::span<const Embedded> embedded() {
    static constexpr Embedded kFiles[] = {
${body}    };
    return kFiles;
}

}  // namespace ${SPACE}
")
